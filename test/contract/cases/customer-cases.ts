import {
  BOOLEAN,
  group,
  ID,
  line,
  nullable,
  nullableOptional,
  optional,
  requiredLine,
  text,
  whole,
} from '#test/support/bad-values.ts';
import type { CasesOf } from './call-case.ts';

export const ADDRESS = {
  name: '王秀英',
  phone: '13800010001',
  province: '北京',
  city: '北京市',
  district: '海淀区',
  detail: '和平路 18 号',
  postCode: '100080',
} as const;

/** The fields of an address below a path. */
export const addressFields = (path: string) => ({
  [`${path}.name`]: line(60),
  [`${path}.phone`]: line(30),
  [`${path}.province`]: line(40),
  [`${path}.city`]: line(40),
  [`${path}.district`]: line(40),
  [`${path}.detail`]: line(200),
  [`${path}.postCode`]: line(12),
});

const PHONE = {
  ...line(30),
  bad: [...line(30).bad, '12', 'abc', '1380001<b>', '+', '138 0001 0001 0001 00012'],
};

export const customerCases: CasesOf<'customers'> = {
  'customers.search': {
    prepare: async ({ till }) => {
      await till.do('customers.save', {
        customerId: null,
        name: '王秀英',
        phone: '13800010001',
        isMember: true,
      });
      return { query: '王', limit: 10 };
    },
    fields: { query: text(60), limit: optional(whole(1, 50)) },
  },
  'customers.save': {
    prepare: async ({ till }) => {
      const known = { customerId: null, name: '王秀英', phone: '', isMember: false };
      const { customerId } = await till.do('customers.save', known);
      return { customerId, name: '王秀英', phone: '+86 138-0001-0001', isMember: true, address: ADDRESS };
    },
    fields: {
      customerId: nullable(ID),
      name: requiredLine(60),
      phone: PHONE,
      isMember: BOOLEAN,
      address: nullableOptional(group),
      ...addressFields('address'),
    },
    other: (input) => ({ ...input, name: '王秀兰' }),
  },
};
