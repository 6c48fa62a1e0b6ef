import { RULE_WORDS_ZH as rules } from '#shared/domain/rule-words-zh.ts';
import { afterSales } from './after-sales.ts';
import { catalogImport } from './catalog-import.ts';
import { common } from './common.ts';
import { compliance } from './compliance.ts';
import { dispensing } from './dispensing.ts';
import { errors } from './errors.ts';
import { firstRun } from './first-run.ts';
import { orders } from './orders.ts';
import { prescriptions } from './prescriptions.ts';
import { review } from './review.ts';
import { sale } from './sale.ts';
import { settings } from './settings.ts';
import { shell } from './shell.ts';
import { shipping } from './shipping.ts';
import { shortcuts } from './shortcuts.ts';
import { signIn } from './sign-in.ts';
import { splitting } from './splitting.ts';
import { staff } from './staff.ts';
import { stock } from './stock.ts';
import { tender } from './tender.ts';

export const zh = {
  afterSales,
  catalogImport,
  common,
  dispensing,
  compliance,
  errors,
  firstRun,
  orders,
  prescriptions,
  review,
  rules,
  sale,
  settings,
  shell,
  shipping,
  shortcuts,
  signIn,
  splitting,
  staff,
  stock,
  tender,
} as const;
