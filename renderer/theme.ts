import { createTheme } from '@mui/material/styles';
import type { Theme } from '@mui/material/styles';
import type {} from '@mui/x-data-grid/themeAugmentation';

/** Chinese fonts of the system first; the shipped Noto Sans SC only where the system has none. */
const fontFamily = [
  '"Microsoft YaHei UI"',
  '"Microsoft YaHei"',
  '"PingFang SC"',
  '"Noto Sans SC"',
  'system-ui',
  '"Segoe UI"',
  'sans-serif',
].join(',');

/** For `sx`: figures of equal width, so that money, times and counts stand under each other. */
export const tabular = { fontVariantNumeric: 'tabular-nums' } as const;

/** Where the theme mode (light, dark, system) is remembered; `main.tsx` reads it before the first paint. */
export const themeModeKey = 'counter.theme';

/** The attribute on `<html>` that carries the colour scheme in use. */
export const themeAttribute = 'data-theme';

const light = {
  primary: { main: '#1c5d80', light: '#3d7d9f', dark: '#134560', contrastText: '#ffffff' },
  secondary: { main: '#4d5b66', contrastText: '#ffffff' },
  error: { main: '#b3261e' },
  warning: { main: '#8a5300', contrastText: '#ffffff' },
  success: { main: '#1f6b3b' },
  info: { main: '#1c5d80' },
  text: { primary: '#1b2329', secondary: '#4f5b65', disabled: '#6c7780' },
  background: { default: '#f5f7f8', paper: '#ffffff' },
  divider: '#dde3e7',
  action: { active: '#4f5b65' },
};

const dark = {
  primary: { main: '#8cc7e6', light: '#b3dbef', dark: '#5fa3c6', contrastText: '#06222f' },
  secondary: { main: '#b4c1cb', contrastText: '#182026' },
  error: { main: '#ffb4ab', contrastText: '#4a0905' },
  warning: { main: '#f0c174', contrastText: '#3b2600' },
  success: { main: '#8dd3a3', contrastText: '#06301a' },
  info: { main: '#8cc7e6', contrastText: '#06222f' },
  text: { primary: '#e6ebee', secondary: '#b0bbc3', disabled: '#8b969e' },
  background: { default: '#14191d', paper: '#1c2328' },
  divider: '#35404a',
  action: { active: '#b0bbc3' },
};

/** The one theme: compact, 14 px, light and dark by CSS variables, so switching repaints without a new render. */
export function createCounterTheme(): Theme {
  return createTheme({
    cssVariables: { colorSchemeSelector: themeAttribute },
    colorSchemes: { light: { palette: light }, dark: { palette: dark } },
    spacing: 8,
    transitions: { duration: { enteringScreen: 120, leavingScreen: 90, short: 120, standard: 150, complex: 180 } },
    shape: { borderRadius: 6 },
    typography: {
      fontFamily,
      fontSize: 14,
      button: { textTransform: 'none', fontWeight: 600 },
      h1: { fontSize: '1.375rem', fontWeight: 700, lineHeight: 1.35 },
      h2: { fontSize: '1.125rem', fontWeight: 700, lineHeight: 1.4 },
      h3: { fontSize: '1rem', fontWeight: 700, lineHeight: 1.4 },
      h4: { fontSize: '0.9375rem', fontWeight: 700 },
      h5: { fontSize: '0.875rem', fontWeight: 700 },
      h6: { fontSize: '0.875rem', fontWeight: 700 },
      body1: { fontSize: '0.875rem', lineHeight: 1.55 },
      body2: { fontSize: '0.8125rem', lineHeight: 1.5 },
      subtitle1: { fontSize: '0.875rem', fontWeight: 600 },
      subtitle2: { fontSize: '0.8125rem', fontWeight: 600 },
      caption: { fontSize: '0.75rem', lineHeight: 1.4 },
      overline: { fontSize: '0.75rem', textTransform: 'none', letterSpacing: 0, fontWeight: 600 },
    },
    components,
  });
}

const components: NonNullable<Parameters<typeof createTheme>[0]>['components'] = {
  MuiCssBaseline: {
    styleOverrides: {
      'html, body, #root': { height: '100%' },
      body: { overflow: 'hidden' },
      '.num': tabular,
      ':focus-visible': { outline: '2px solid var(--mui-palette-primary-main)', outlineOffset: '2px' },
      'input:focus-visible, textarea:focus-visible, main:focus-visible': { outline: 'none' },
      '@media (prefers-reduced-motion: reduce)': {
        '*': { animationDuration: '0.01ms !important', transitionDuration: '0.01ms !important' },
      },
    },
  },
  MuiButtonBase: { defaultProps: { disableRipple: true } },
  MuiButton: {
    defaultProps: { size: 'small', disableElevation: true },
    styleOverrides: { root: { minHeight: 32, paddingInline: 12, whiteSpace: 'nowrap' } },
  },
  MuiIconButton: { defaultProps: { size: 'small' } },
  MuiTextField: { defaultProps: { size: 'small', fullWidth: true } },
  MuiFormControl: { defaultProps: { size: 'small' } },
  MuiSelect: { defaultProps: { size: 'small' } },
  MuiAutocomplete: { defaultProps: { size: 'small' } },
  MuiChip: { defaultProps: { size: 'small' } },
  MuiSwitch: { defaultProps: { size: 'small' } },
  MuiCheckbox: { defaultProps: { size: 'small' } },
  MuiRadio: { defaultProps: { size: 'small' } },
  MuiTable: { defaultProps: { size: 'small' } },
  MuiTableCell: { styleOverrides: { root: { padding: '5px 10px' }, head: { fontWeight: 600 } } },
  MuiList: { defaultProps: { dense: true } },
  MuiMenuItem: { defaultProps: { dense: true } },
  MuiListItemButton: { defaultProps: { dense: true } },
  MuiToolbar: { defaultProps: { variant: 'dense' } },
  MuiTooltip: { defaultProps: { enterDelay: 400, arrow: true } },
  MuiPaper: { styleOverrides: { root: { backgroundImage: 'none' } } },
  MuiFormHelperText: { styleOverrides: { root: { marginInline: 2, marginTop: 2 } } },
  MuiDialog: { defaultProps: { fullWidth: true, maxWidth: 'xs' } },
  MuiLink: { defaultProps: { underline: 'hover' } },
  MuiDataGrid: {
    styleOverrides: {
      root: { border: 'none', '--DataGrid-rowBorderColor': 'var(--mui-palette-divider)' },
      row: { cursor: 'pointer' },
      columnHeaderTitle: { fontWeight: 600 },
    },
  },
};
