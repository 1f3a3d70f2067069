import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import { useRef, useState } from 'react';
import type { PointerEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AppDialog } from './app-dialog.tsx';

/** The box that strokes are drawn in, whatever size the pad has on the screen. */
const width = 300;
const height = 100;
/** A path longer than this is a scribble, and more than the record takes. */
const mostSigns = 19_000;

/** Strokes as they were drawn. */
export function SignatureImage({ path, label }: { readonly path: string; readonly label: string }): ReactNode {
  return (
    <svg viewBox={`0 0 ${width} ${height}`} width={width / 2} height={height / 2} role="img" aria-label={label}>
      <path d={path} fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}

export interface SignatureDialogProps {
  readonly title: string;
  readonly onDone: (path: string) => unknown;
  readonly onClose: () => unknown;
}

/** A place to sign with finger, pen or mouse. Answers the path of an SVG in a box of 300 x 100. */
export function SignatureDialog({ title, onDone, onClose }: SignatureDialogProps): ReactNode {
  const { t } = useTranslation('common');
  const [path, setPath] = useState('');
  const isDown = useRef(false);
  const point = ({ currentTarget, clientX, clientY }: PointerEvent<SVGSVGElement>) => {
    const box = currentTarget.getBoundingClientRect();
    const x = Math.round(((clientX - box.left) / box.width) * width);
    const y = Math.round(((clientY - box.top) / box.height) * height);
    return `${Math.min(width, Math.max(0, x))} ${Math.min(height, Math.max(0, y))}`;
  };
  const draw = (letter: 'M' | 'L', event: PointerEvent<SVGSVGElement>) => {
    const next = `${letter}${point(event)} `;
    setPath((drawn) => (drawn.length < mostSigns ? drawn + next : drawn));
  };
  return (
    <AppDialog open title={title} onClose={onClose} maxWidth="sm">
      <DialogContent>
        <Box
          component="svg"
          viewBox={`0 0 ${width} ${height}`}
          role="img"
          aria-label={title}
          sx={{
            width: '100%',
            display: 'block',
            touchAction: 'none',
            cursor: 'crosshair',
            border: 1,
            borderColor: 'divider',
            borderRadius: 1,
          }}
          onPointerDown={(event: PointerEvent<SVGSVGElement>) => {
            event.currentTarget.setPointerCapture(event.pointerId);
            isDown.current = true;
            draw('M', event);
          }}
          onPointerMove={(event: PointerEvent<SVGSVGElement>) => {
            if (isDown.current) draw('L', event);
          }}
          onPointerUp={() => {
            isDown.current = false;
          }}
        >
          <path d={path} fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round" />
        </Box>
      </DialogContent>
      <DialogActions>
        <Button onClick={() => setPath('')} disabled={path === ''}>
          {t('action.clear')}
        </Button>
        <Button onClick={onClose}>{t('action.cancel')}</Button>
        <Button variant="contained" disabled={path === ''} onClick={() => onDone(path.trim())}>
          {t('action.confirm')}
        </Button>
      </DialogActions>
    </AppDialog>
  );
}
