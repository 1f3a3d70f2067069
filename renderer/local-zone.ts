/** The time zone of this computer, as long as no shop says which one counts. */
export function localZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || 'Asia/Shanghai';
}
