import './zod-config.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { startI18n } from './i18n.ts';
import { readStoredText } from './storage.ts';
import { themeAttribute, themeModeKey } from './theme.ts';

// before the first paint, so that a dark screen does not flash white (an inline script would break the content security policy)
const mode = readStoredText(themeModeKey) ?? 'system';
const isDark = mode === 'dark' || (mode === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
document.documentElement.setAttribute(themeAttribute, isDark ? 'dark' : 'light');

await startI18n();
const root = document.getElementById('root');
if (!root) throw new Error('the page has no #root');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
void import('./fonts.ts');
