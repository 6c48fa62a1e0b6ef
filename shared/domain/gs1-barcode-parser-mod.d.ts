/** The library ships no types. Only what the wrapper reads is declared. */
declare module 'gs1-barcode-parser-mod' {
  export interface ParsedElement {
    /** The application identifier: `01`, `10`, `17`. */
    readonly ai: string;
    /** The element's characters as they stand in the code. */
    readonly raw?: string;
    /** The element read as the identifier's type; a text for those the wrapper uses but for dates. */
    readonly data: unknown;
  }
  /** Throws a plain string that says what is wrong. */
  export function parseBarcode(code: string): { readonly parsedCodeItems: readonly ParsedElement[] };
}
