const snakes = new Map<string, string>();
const camels = new Map<string, string>();

/** `promisedAt` -> `promised_at`: columns are snake_case in SQL and camelCase in TypeScript. */
export function toSnake(name: string): string {
  let known = snakes.get(name);
  if (known === undefined) {
    known = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    snakes.set(name, known);
  }
  return known;
}

/** `promised_at` -> `promisedAt`. */
export function toCamel(name: string): string {
  let known = camels.get(name);
  if (known === undefined) {
    known = name.replace(/_([a-z0-9])/g, (_match, letter: string) => letter.toUpperCase());
    camels.set(name, known);
  }
  return known;
}
