import { createContext } from 'react';
import { NEAR_EXPIRY_DAYS, type NearExpiryDays } from '#shared/domain/expiry.ts';

/** From how many days before its expiry a batch is pointed out, as the chain's rule has it. */
export const NearExpiryContext = createContext<NearExpiryDays>(NEAR_EXPIRY_DAYS);
