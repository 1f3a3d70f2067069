import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from './run.ts';

const folder = join(root, 'node_modules', 'electron');

/** Why there is no desktop window, in one sentence; or the program that opens one. */
export type Desktop = { readonly program: string } | { readonly whyNot: string };

export interface Surroundings {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** User id; 0 is root, absent on Windows. */
  readonly uid: number | undefined;
}

/** What keeps a window from opening on this machine, whatever is installed. */
export function windowObstacle({ platform, env, uid }: Surroundings): string | undefined {
  if (platform === 'linux' && !env['DISPLAY'] && !env['WAYLAND_DISPLAY'])
    return 'there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set)';
  if (platform === 'linux' && uid === 0) return "root cannot use Electron's sandbox, and we do not switch it off";
  return undefined;
}

/** Electron's program, if its download has been unpacked. The package itself is never loaded: that alone starts the download. */
export function findElectron(): string | undefined {
  const pathFile = join(folder, 'path.txt');
  if (!existsSync(pathFile)) return undefined;
  const program = join(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(folder, 'dist'), readFileSync(pathFile, 'utf8'));
  return existsSync(program) ? program : undefined;
}

/**
 * Finds Electron or downloads it from where `ELECTRON_MIRROR` says, within `waitMs`.
 * @param say gets a progress line about every second.
 */
export async function obtainElectron(waitMs: number, say: (line: string) => void): Promise<Desktop> {
  const found = findElectron();
  if (found) return { program: found };
  const source =
    process.env['ELECTRON_MIRROR'] ??
    process.env['npm_config_electron_mirror'] ??
    'https://github.com/electron/electron/releases/download/';
  const unreachable = await reachProblem(source);
  if (unreachable)
    return {
      whyNot: `Electron is not installed and ${new URL(source).host} cannot be reached (${unreachable}); ELECTRON_MIRROR may name a nearer source`,
    };
  const started = Date.now();
  const timer = setInterval(
    () => say(`Downloading Electron from ${source} … ${Math.round((Date.now() - started) / 1000)} s of at most ${waitMs / 1000} s`),
    1000,
  );
  const { code, output } = await run(process.execPath, [join(folder, 'install.js')], { timeoutMs: waitMs, stdio: 'pipe' });
  clearInterval(timer);
  const program = code === 0 ? findElectron() : undefined;
  if (program) return { program };
  const reason = output.split('\n').find((line) => /error/i.test(line)) ?? output.trim().split('\n').at(-1) ?? '';
  return {
    whyNot: `Electron could not be downloaded from ${source} (${reason.trim().slice(0, 160)}); ELECTRON_MIRROR may name a nearer source`,
  };
}

/** A source that does not answer at all is found out in seconds, not at the end of the long wait. Behind a proxy only the download knows. */
async function reachProblem(source: string): Promise<string | undefined> {
  if (process.env['HTTPS_PROXY'] ?? process.env['https_proxy'] ?? process.env['GLOBAL_AGENT_HTTPS_PROXY']) return undefined;
  try {
    await fetch(source, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(8_000) });
    return undefined;
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    return cause instanceof Error ? cause.message : String(cause);
  }
}
