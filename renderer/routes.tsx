import { lazy } from 'react';
import type { ComponentType, LazyExoticComponent } from 'react';

export interface Screen {
  /** Path pattern of React Router: `/requests/:id`. */
  readonly path: string;
  readonly page: LazyExoticComponent<ComponentType>;
}

/** Every screen comes in its own chunk: one line here for each. */
export const screens: readonly Screen[] = [];

/** `page(() => import('./features/requests/requests-page.tsx'), 'RequestsPage')`. */
export function page<N extends string>(load: () => Promise<Record<N, ComponentType>>, name: N): LazyExoticComponent<ComponentType> {
  return lazy(async () => ({ default: (await load())[name] }));
}
