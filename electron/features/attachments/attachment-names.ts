/** Names that Windows keeps for devices, with whatever ending. */
const deviceName = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:\.|$)/i;
/** Path signs, signs that Windows refuses, control characters and those that turn the direction of writing. */
const unwanted = /[<>:"|?*\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;
const longest = 120;

/**
 * The name under which a file is shown and saved (F112): the last part of what was sent, without anything that means more than letters,
 * with the ending that its content asks for. It is never a name on the host's disk.
 */
export function shownName(sent: string, endings: readonly [string, ...string[]]): string {
  const last = sent.split(/[\\/]/).at(-1) ?? '';
  const clean = last.replace(unwanted, '').replace(/^[.\s]+|[.\s]+$/g, '');
  const dot = clean.lastIndexOf('.');
  const ending = endings.find((each) => clean.toLowerCase().endsWith(each));
  const stem = dot > 0 && (ending !== undefined || /^\.[a-z0-9]{1,5}$/i.test(clean.slice(dot))) ? clean.slice(0, dot) : clean;
  const safe = [...stem]
    .slice(0, longest - 6)
    .join('')
    .replace(/[.\s]+$/, '');
  const named = safe === '' ? 'file' : deviceName.test(safe) ? `_${safe}` : safe;
  return `${named}${ending ?? endings[0]}`;
}
