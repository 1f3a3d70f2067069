/** The only address that a window of ours shows. */
export const home = 'app://counter/';

/** Is this an address of ours? Anything with a user name, a port or another spelling of the host is not. */
export function isOwnUrl(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, host, username, password } = new URL(url);
  return protocol === 'app:' && host === 'counter' && username === '' && password === '';
}

/** Where the recovery code is asked for, before the shop is open. */
export const recoveryUrl = `${home}recovery`;
