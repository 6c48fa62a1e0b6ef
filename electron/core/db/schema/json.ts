/** A JSON text; what it holds is parsed by the feature that owns it. */
export type Json = string;
