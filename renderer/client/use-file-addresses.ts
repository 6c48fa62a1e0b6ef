import { useEffect, useState } from 'react';

/** A file that is not with the core yet. */
export interface PendingFile {
  readonly key: string;
  readonly file: File;
}

/** Addresses of files for the page, given back when the files leave it. */
export function useFileAddresses(pending: readonly PendingFile[]): ReadonlyMap<string, string> {
  const [addresses, setAddresses] = useState<ReadonlyMap<string, string>>(new Map());
  useEffect(() => {
    const made = new Map(pending.map(({ key, file }) => [key, URL.createObjectURL(file)]));
    setAddresses(made);
    return () => {
      for (const address of made.values()) URL.revokeObjectURL(address);
    };
  }, [pending]);
  return addresses;
}
