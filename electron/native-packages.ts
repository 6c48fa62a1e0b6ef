/** Packages with native code: they stay as they are in node_modules; everything else goes into the bundles. */
export const NATIVE_PACKAGES = ['better-sqlite3', 'usb', '@node-rs/argon2'];
