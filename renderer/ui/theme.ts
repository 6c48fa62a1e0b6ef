import { type ThemeConfig, theme } from 'antd';
import { palette } from './palette.ts';

/** Fonts of the system only; numerals of one width come from `font-variant-numeric` in base.css. */
export const FONT_FAMILY =
  '"Segoe UI", -apple-system, BlinkMacSystemFont, "PingFang SC", "Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif';

/** Calm and dense: the compact algorithm, with text that stays legible at arm's length. */
export const counterTheme: ThemeConfig = {
  algorithm: theme.compactAlgorithm,
  token: {
    colorPrimary: palette.primary,
    colorInfo: palette.info,
    colorSuccess: palette.success,
    colorWarning: palette.warning,
    colorError: palette.danger,
    colorLink: palette.primary,
    // What the algorithm would mix from the dark state colours is muddy; the grounds of our tags are used.
    colorSuccessBg: palette.successSoft,
    colorSuccessBorder: palette.successLine,
    colorWarningBg: palette.warningSoft,
    colorWarningBorder: palette.warningLine,
    colorErrorBg: palette.dangerSoft,
    colorErrorBorder: palette.dangerLine,
    colorInfoBg: palette.infoSoft,
    colorInfoBorder: palette.infoLine,
    colorTextBase: palette.text,
    colorText: palette.text,
    colorTextSecondary: palette.textSoft,
    colorTextTertiary: palette.textFaint,
    colorTextDescription: palette.textFaint,
    colorTextPlaceholder: palette.textFaint,
    colorBgLayout: palette.ground,
    colorBorder: palette.lineStrong,
    colorBorderSecondary: palette.line,
    borderRadius: 6,
    // The algorithm takes a step off both: 14 px text and controls of 34 px are what is seen.
    fontSize: 16,
    controlHeight: 38,
    lineWidthFocus: 2,
    fontFamily: FONT_FAMILY,
    motion: false,
  },
  components: {
    Button: { fontWeight: 500, primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
    Modal: { titleFontSize: 17 },
    Table: { headerBg: palette.surfaceSoft, cellPaddingBlockSM: 7 },
  },
};
