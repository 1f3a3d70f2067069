const limitBytes = 200_000;

/** The text of a file in UTF-8 or GB18030, as Excel in China saves CSV. `refused` is a message key. */
export async function readTextFile(file: File): Promise<{ readonly text: string } | { readonly refused: string }> {
  if (/\.xlsx?$/i.test(file.name)) return { refused: 'calendars:importing.noExcel' };
  if (file.size > limitBytes) return { refused: 'calendars:problem.tooMany' };
  const bytes = await file.arrayBuffer();
  for (const encoding of ['utf-8', 'gb18030']) {
    const text = decoded(bytes, encoding);
    if (text !== undefined && !text.includes('\0')) return { text };
  }
  return { refused: 'calendars:importing.notText' };
}

function decoded(bytes: ArrayBuffer, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}
