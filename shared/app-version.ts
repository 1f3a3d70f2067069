/** Version of this program, as in `package.json`; a backup says which one took it. */
export const appVersion = '0.1.0';
