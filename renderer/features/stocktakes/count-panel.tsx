import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import FormControlLabel from '@mui/material/FormControlLabel';
import MenuItem from '@mui/material/MenuItem';
import Switch from '@mui/material/Switch';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { parseQuantity } from '../../../shared/natural-input.ts';
import { formatQuantity } from '../../../shared/pack-quantity.ts';
import type { StocktakeLine, StocktakeView } from '../../../shared/stocktakes.ts';
import { useTRPC } from '../../api.ts';
import { Section } from '../../components/detail-page.tsx';
import { useScanner } from '../../components/use-scanner.ts';
import { tabular } from '../../theme.ts';
import { useCommand } from '../../use-command.ts';

const empty = { code: '', lotNo: '', qty: '' };

/** Counting with the scanner: choose the place, then each scan is one more; the number so far stands there in big figures. */
export function CountPanel({ view }: { readonly view: StocktakeView }): ReactNode {
  const { t } = useTranslation('stocktakes');
  const { stocktakes } = useTRPC();
  const [placeId, setPlace] = useState(() => (view.places.find(({ left }) => left > 0) ?? view.places[0])?.id ?? 0);
  const [text, setText] = useState(empty);
  const [isRecount, setRecount] = useState(false);
  const [last, setLast] = useState<StocktakeLine>();
  const codeField = useRef<HTMLInputElement>(null);
  // scans that come while one is on its way wait for it, so that none is lost
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const scan = useCommand(stocktakes.scan.mutationOptions(), { errorToast: false, onDone: ({ line }) => setLast(line) });
  const rest = useCommand(stocktakes.countRest.mutationOptions(), { doneText: ({ counted }) => t('count.restDone', { count: counted }) });
  const take = (code: string, lotNo = '', qty: number | null = null) => {
    const answered = queue.current.then(() => scan.run({ id: view.id, placeId, code, lotNo, qty, isRecount }));
    queue.current = answered;
    return answered;
  };
  useScanner((code) => void take(code, text.lotNo));
  const onEnter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || text.code.trim() === '') return;
    event.preventDefault();
    const qty = text.qty.trim() === '' ? null : parseQuantity(text.qty);
    if (text.qty.trim() !== '' && (qty === null || qty === undefined)) return;
    const typed = text;
    // the next scan may come before this one is answered; what was refused is put back unless something new stands there
    setText(empty);
    codeField.current?.focus();
    void take(typed.code.trim(), typed.lotNo.trim(), qty ?? null).then((receipt) => {
      if (receipt === undefined) setText((now) => (now.code === '' ? typed : now));
    });
  };
  const change = (field: keyof typeof text) => (event: { readonly target: { readonly value: string } }) =>
    setText((now) => ({ ...now, [field]: event.target.value }));
  const place = view.places.find(({ id }) => id === placeId);
  const left = view.lineCount - view.countedCount;
  return (
    <Section title={t('count.title')}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'flex-start' }}>
        <TextField
          select
          label={t('count.place')}
          value={placeId}
          onChange={({ target }) => setPlace(Number(target.value))}
          sx={{ width: 180 }}
        >
          {view.places.map(({ id, name, left: open }) => (
            <MenuItem key={id} value={id}>
              {name}
              {open > 0 && ` (${open})`}
            </MenuItem>
          ))}
        </TextField>
        <TextField
          label={t('count.code')}
          value={text.code}
          onChange={change('code')}
          onKeyDown={onEnter}
          inputRef={codeField}
          autoFocus
          slotProps={{ htmlInput: { 'data-scan': '', maxLength: 60 } }}
          sx={{ width: 190 }}
        />
        <TextField
          label={t('count.qty')}
          value={text.qty}
          onChange={change('qty')}
          onKeyDown={onEnter}
          slotProps={{ htmlInput: { inputMode: 'numeric', maxLength: 12 } }}
          sx={{ width: 100 }}
        />
        <TextField
          label={t(view.kind === 'tools' ? 'count.toolNo' : 'count.lotNo')}
          value={text.lotNo}
          onChange={change('lotNo')}
          onKeyDown={onEnter}
          slotProps={{ htmlInput: { maxLength: 60 } }}
          sx={{ width: 130 }}
        />
        <Button
          onClick={() => void rest.run({ id: view.id, placeId })}
          loading={rest.isPending}
          disabled={(place?.left ?? 0) === 0}
          sx={{ minHeight: 40 }}
        >
          {t('count.rest')}
        </Button>
        {left === 0 && (
          <FormControlLabel
            control={<Switch checked={isRecount} onChange={(_, checked) => setRecount(checked)} />}
            label={t('count.recount')}
          />
        )}
      </Box>
      <Typography variant="body2" sx={{ color: 'text.secondary', mt: 0.5 }}>
        {t(view.kind === 'tools' ? 'count.toolHint' : 'count.codeHint')}
      </Typography>
      <Box aria-live="polite" sx={{ display: 'flex', alignItems: 'baseline', gap: 2, mt: 1, minHeight: 56, flexWrap: 'wrap' }}>
        {scan.error ? (
          <Alert severity="error" sx={{ flex: 1 }}>
            {scan.error.text}
          </Alert>
        ) : last ? (
          <>
            <Typography component="strong" sx={{ ...tabular, fontSize: 48, lineHeight: 1.1, fontWeight: 700 }}>
              {last.countedQty}
            </Typography>
            <Typography sx={{ fontSize: 20 }}>
              {last.unit} · {last.name} {last.spec} {last.lotNo}
            </Typography>
            {last.packQty > 1 && <Typography sx={{ color: 'text.secondary' }}>{formatQuantity(last.countedQty ?? 0, last)}</Typography>}
          </>
        ) : (
          <Typography sx={{ color: 'text.secondary' }}>{t('count.waiting')}</Typography>
        )}
        <Typography component="span" sx={{ ml: 'auto', fontWeight: 600 }}>
          {left > 0
            ? t('count.remaining', { left })
            : view.recountCount > 0
              ? t('count.toRecount', { count: view.recountCount })
              : t('count.none')}
        </Typography>
      </Box>
    </Section>
  );
}
