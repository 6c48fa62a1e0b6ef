import type { ReceiptLayout, ReceiptRow } from '#shared/contracts/printing.ts';
import { gridRuns } from './grid-cells.ts';
import { keyedByPlace } from './keyed-by-place.ts';
import { codeImage } from './receipt-code.ts';
import styles from './receipt-paper.module.css';

const WIDTHS: Readonly<Record<ReceiptLayout['columns'], string | undefined>> = {
  24: styles.label,
  32: styles.narrow,
  48: styles.wide,
};

/** The receipt as it will be printed: the same rows of the same character grid, on a strip of paper. */
export function ReceiptPaper({ layout, label }: { readonly layout: ReceiptLayout; readonly label: string }) {
  return (
    <section className={styles.paper} aria-label={label} data-paper-mm={layout.paperMm}>
      <div className={WIDTHS[layout.columns]}>
        {keyedByPlace(layout.rows).map(({ key, item }) => (
          <PaperRow key={key} row={item} />
        ))}
      </div>
    </section>
  );
}

function PaperRow({ row }: { readonly row: ReceiptRow }) {
  switch (row.kind) {
    case 'rule':
      return <div className={styles.rule} />;
    case 'cut':
      return <div className={styles.cut} />;
    case 'blank':
      return <div className={styles.row} />;
    case 'barcode':
      return (
        <img
          className={row.symbology === 'code128' ? styles.bars : styles.square}
          src={codeImage(row)}
          alt={row.value}
        />
      );
    case 'text':
      return (
        <div className={styles.row}>
          {keyedByPlace(row.spans).map(({ key, item }) => (
            <span
              key={key}
              className={`${item.bold ? styles.bold : ''} ${item.scale === 2 ? styles.double : ''}`}
            >
              <GridText text={item.text} />
            </span>
          ))}
        </div>
      );
  }
}

function GridText({ text }: { readonly text: string }) {
  return keyedByPlace(gridRuns(text)).map(({ key, item }) =>
    item.wide ? (
      <span key={key} className={styles.cell}>
        {item.text}
      </span>
    ) : (
      item.text
    ),
  );
}
