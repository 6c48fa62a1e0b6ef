import { ClockCircleOutlined, StopOutlined, WarningOutlined } from '@ant-design/icons';
import { type ReactNode, useContext } from 'react';
import { type DateText, type ExpiryLevel, expiryLevel } from '#shared/domain/expiry.ts';
import { NearExpiryContext } from './near-expiry.ts';
import { Tag, type Tone } from './tag.tsx';
import { useWords } from './use-words.ts';

const LOOKS: Readonly<Record<ExpiryLevel, { readonly tone: Tone; readonly icon: ReactNode }>> = {
  fine: { tone: 'neutral', icon: null },
  notice: { tone: 'warning', icon: <ClockCircleOutlined aria-hidden /> },
  urgent: { tone: 'danger', icon: <WarningOutlined aria-hidden /> },
  expired: { tone: 'danger', icon: <StopOutlined aria-hidden /> },
};

export interface ExpiryTagProps {
  readonly date: DateText | null;
  readonly today: DateText;
}

/** An expiry date that shows how near it is; a date far off is plain text, so that the near ones stand out. */
export function ExpiryTag({ date, today }: ExpiryTagProps) {
  const t = useWords('common');
  const near = useContext(NearExpiryContext);
  if (date === null) return <span>—</span>;
  const level = expiryLevel(date, today, near);
  if (level === 'fine') return <span>{date}</span>;
  const { tone, icon } = LOOKS[level];
  const said = level === 'expired' ? t('expiry.expired') : t('expiry.within', { days: near[level] });
  return (
    <Tag tone={tone} icon={icon} title={said}>
      {date}
      <span className="visually-hidden">{said}</span>
    </Tag>
  );
}
