import { useTranslation } from 'react-i18next';
import type { zh } from '#renderer/locales/zh/index.ts';
import { useQueryCall } from './use-query-call.ts';

type CarrierKey = keyof (typeof zh)['common']['carrier'];

/** Carriers are kept by the name on their waybills; those that everybody knows have one in each language. */
const KNOWN: Readonly<Record<string, CarrierKey>> = {
  顺丰速运: 'sf',
  京东物流: 'jd',
  EMS: 'ems',
  中通快递: 'zto',
  圆通速递: 'yto',
  韵达快递: 'yunda',
  申通快递: 'sto',
  极兔速递: 'jt',
  自送: 'own',
};

export interface Carriers {
  /** The carriers of the settings as they are shown, in the order of their number keys. */
  readonly choices: readonly string[];
  /** A carrier as it is shown. */
  shown(stored: string): string;
  /** A carrier as it is kept, from what was chosen or typed. */
  stored(shown: string): string;
}

/** The shop's carriers in the user's language. */
export function useCarriers(): Carriers {
  const { t } = useTranslation('common');
  const settings = useQueryCall('settings.get', {});
  const shown = (stored: string) => {
    const key = KNOWN[stored];
    return key === undefined ? stored : t(`carrier.${key}`);
  };
  return {
    choices: (settings.data?.shipping.carriers ?? []).map(shown),
    shown,
    stored: (text) => Object.keys(KNOWN).find((name) => shown(name) === text.trim()) ?? text.trim(),
  };
}
