/** Drawings that pass for photographs of a call, as SVG; `seed` moves and tints them. No text: which fonts a machine has is unknown. */
export type Scene = 'stain' | 'tiles' | 'washer' | 'scratch' | 'board' | 'leak' | 'logo';

export function sceneSvg(scene: Scene, seed: number): string {
  const [x, y] = [260 + ((seed * 137) % 620), 220 + ((seed * 91) % 320)];
  const [width, height] = scene === 'logo' ? [200, 200] : [1200, 900];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><defs>
<linearGradient id="light" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#fff" stop-opacity=".3"/><stop offset="1" stop-color="#000" stop-opacity=".38"/></linearGradient>
<radialGradient id="wet"><stop offset="0" stop-color="#6b4a22" stop-opacity=".75"/><stop offset=".7" stop-color="#8a6a3a" stop-opacity=".35"/><stop offset="1" stop-color="#8a6a3a" stop-opacity="0"/></radialGradient>
<filter id="grain"><feTurbulence type="fractalNoise" baseFrequency=".8" numOctaves="2" seed="${seed}"/><feColorMatrix values="0 0 0 0 .5 0 0 0 0 .5 0 0 0 0 .5 0 0 0 .16 0"/></filter></defs>
${drawings[scene](x, y, seed)}${scene === 'logo' ? '' : '<rect width="1200" height="900" fill="url(#light)"/><rect width="1200" height="900" filter="url(#grain)"/>'}</svg>`;
}

type Drawing = (x: number, y: number, seed: number) => string;

const drawings: Readonly<Record<Scene, Drawing>> = {
  stain: (x, y) => `<rect width="1200" height="900" fill="#e4ddcf"/><rect y="800" width="1200" height="100" fill="#9b7b58"/>
<ellipse cx="${x}" cy="${y}" rx="260" ry="170" fill="url(#wet)"/><ellipse cx="${x + 130}" cy="${y + 120}" rx="150" ry="120" fill="url(#wet)"/>
<path d="M${x - 60} ${y - 40}l30 60-20 50 34 70" fill="none" stroke="#5d5345" stroke-width="4"/>`,
  tiles: (x, y) => `<rect width="1200" height="900" fill="#c9d3d6"/>${grid(200)}
<path d="M${x - 90} ${y - 120}l60 90-30 70 80 60 20 90" fill="none" stroke="#3c3c3c" stroke-width="5"/>
<path d="M${x - 30} ${y - 30}l110-40 60 20" fill="none" stroke="#4a4a4a" stroke-width="3"/>`,
  washer: (
    _x,
    _y,
    seed,
  ) => `<rect width="1200" height="900" fill="#b9b2a6"/><rect x="330" y="90" width="540" height="740" rx="18" fill="#f2f3f4"/>
<rect x="330" y="90" width="540" height="120" rx="18" fill="#d9dcdf"/><circle cx="770" cy="150" r="36" fill="#aab0b5"/>
<rect x="390" y="125" width="150" height="50" fill="#12201a"/><path d="M410 138h24M410 150h24M410 162h24M448 138v24h22M484 ${138 + (seed % 3) * 6}h24" stroke="#ff5b3a" stroke-width="6"/>
<circle cx="600" cy="510" r="210" fill="#8b9197"/><circle cx="600" cy="510" r="165" fill="#2b3440"/><ellipse cx="560" cy="460" rx="90" ry="60" fill="#fff" opacity=".18"/>`,
  scratch: (
    x,
    y,
  ) => `<rect width="1200" height="900" fill="#8e9aa4"/><rect x="120" y="0" width="940" height="900" fill="#c3ccd3"/><rect x="940" y="250" width="36" height="360" rx="18" fill="#6c757d"/>
<path d="M${x - 160} ${y + 40}q140-60 330-30M${x - 120} ${y + 80}q150-50 260-34" fill="none" stroke="#5a4a3c" stroke-width="6"/><ellipse cx="${x + 90}" cy="${y - 10}" rx="70" ry="46" fill="#98a3ab"/>`,
  board: (
    x,
    y,
  ) => `<rect width="1200" height="900" fill="#2f6b4a"/>${[0, 1, 2, 3, 4, 5].map((n) => `<rect x="${120 + n * 170}" y="${140 + (n % 2) * 260}" width="120" height="90" fill="#1d1f21"/><circle cx="${180 + n * 170}" cy="620" r="44" fill="#b8bcc0"/>`).join('')}
<ellipse cx="${x}" cy="${y + 120}" rx="110" ry="80" fill="#120c08" opacity=".85"/><path d="M80 780h1040M80 820h1040" stroke="#d9b24c" stroke-width="8"/>`,
  leak: (
    x,
  ) => `<rect width="1200" height="900" fill="#d7d2c8"/><rect x="120" y="330" width="960" height="64" fill="#a9adb0"/><rect x="${x - 46}" y="300" width="92" height="124" rx="10" fill="#8a6f3c"/>
<path d="M${x - 10} 430v120M${x + 14} 430v200" stroke="#7fb3d5" stroke-width="9"/><ellipse cx="${x}" cy="830" rx="320" ry="46" fill="#6f94ab" opacity=".7"/>`,
  logo: () =>
    `<rect width="200" height="200" fill="#fff"/><circle cx="100" cy="100" r="80" fill="#0b5394"/><path d="M58 118a44 44 0 0 1 84 0M72 74l28-26 28 26v30H72z" fill="none" stroke="#fff" stroke-width="12"/>`,
};

function grid(step: number): string {
  const lines = Array.from({ length: 6 }, (_, n) => `M${(n + 1) * step} 0v900M0 ${(n + 1) * step}h1200`);
  return `<path d="${lines.join('')}" stroke="#8f9a9d" stroke-width="6"/>`;
}
