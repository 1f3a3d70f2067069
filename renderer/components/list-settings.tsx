import BookmarkBorder from '@mui/icons-material/BookmarkBorder';
import Delete from '@mui/icons-material/DeleteOutlined';
import FilterAltOff from '@mui/icons-material/FilterAltOffOutlined';
import Tune from '@mui/icons-material/Tune';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import IconButton from '@mui/material/IconButton';
import Popover from '@mui/material/Popover';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import TextField from '@mui/material/TextField';
import Tooltip from '@mui/material/Tooltip';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Density, ListMemory, SavedView } from './list-state.ts';

interface ListSettingsProps<F> {
  readonly columns: readonly { readonly field: string; readonly label: string; readonly hidden?: boolean }[];
  readonly memory: ListMemory<F>;
  readonly remember: (change: Partial<ListMemory<F>>) => void;
  readonly current: { readonly filters: F; readonly sort: string };
  readonly onView: (view: SavedView<F>) => void;
  /** Clears the filters; undefined while none is set. */
  readonly onClear: (() => void) | undefined;
}

type Panel = 'views' | 'settings';

/** The buttons for saved views, columns and row height of a list. */
export function ListSettings<F>(props: ListSettingsProps<F>): ReactNode {
  const { t } = useTranslation();
  const [open, setOpen] = useState<{ readonly panel: Panel; readonly anchor: HTMLElement }>();
  const button = (panel: Panel, label: string, icon: ReactNode) => (
    <Tooltip title={label}>
      <IconButton aria-label={label} aria-haspopup="dialog" onClick={(event) => setOpen({ panel, anchor: event.currentTarget })}>
        {icon}
      </IconButton>
    </Tooltip>
  );
  return (
    <>
      {props.onClear && (
        <Tooltip title={t('empty.clearFilters')}>
          <IconButton aria-label={t('empty.clearFilters')} onClick={props.onClear}>
            <FilterAltOff fontSize="small" />
          </IconButton>
        </Tooltip>
      )}
      {button('views', t('list.views'), <BookmarkBorder fontSize="small" />)}
      {button('settings', t('list.settings'), <Tune fontSize="small" />)}
      <Popover
        open={open !== undefined}
        anchorEl={open?.anchor}
        onClose={() => setOpen(undefined)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        slotProps={{
          paper: { role: 'dialog', 'aria-label': open?.panel === 'views' ? t('list.views') : t('list.settings'), sx: { p: 2, width: 280 } },
        }}
      >
        {open?.panel === 'views' && <ViewsPanel {...props} onDone={() => setOpen(undefined)} />}
        {open?.panel === 'settings' && <ColumnsPanel {...props} />}
      </Popover>
    </>
  );
}

function ViewsPanel<F>({ memory, remember, current, onView, onDone }: ListSettingsProps<F> & { readonly onDone: () => void }): ReactNode {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const views = memory.views ?? [];
  const save = () => {
    const trimmed = name.trim();
    if (trimmed === '') return;
    remember({ views: [...views.filter((view) => view.name !== trimmed), { name: trimmed, ...current }] });
    onDone();
  };
  return (
    <Box sx={{ display: 'grid', gap: 1 }}>
      {views.length === 0 && (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {t('list.noViews')}
        </Typography>
      )}
      {views.map((view) => (
        <Box key={view.name} sx={{ display: 'flex' }}>
          <Button
            sx={{ flex: 1, justifyContent: 'flex-start' }}
            onClick={() => {
              onView(view);
              onDone();
            }}
          >
            {view.name}
          </Button>
          <IconButton
            aria-label={t('list.deleteView', { name: view.name })}
            onClick={() => remember({ views: views.filter((one) => one !== view) })}
          >
            <Delete fontSize="small" />
          </IconButton>
        </Box>
      ))}
      <Box component="form" sx={{ display: 'flex', gap: 1 }} onSubmit={(event) => (event.preventDefault(), save())}>
        <TextField label={t('list.viewName')} value={name} onChange={(event) => setName(event.target.value)} />
        <Button type="submit">{t('action.save')}</Button>
      </Box>
    </Box>
  );
}

function ColumnsPanel<F>({ columns, memory, remember }: ListSettingsProps<F>): ReactNode {
  const { t } = useTranslation();
  const densities: readonly [Density, string][] = [
    ['compact', t('list.densityCompact')],
    ['standard', t('list.densityStandard')],
    ['comfortable', t('list.densityComfortable')],
  ];
  return (
    <Box sx={{ display: 'grid' }}>
      <Typography variant="subtitle2">{t('list.columns')}</Typography>
      {columns.map((column) => (
        <FormControlLabel
          key={column.field}
          label={column.label}
          control={
            <Checkbox
              checked={memory.columns?.[column.field] ?? !column.hidden}
              onChange={(_, checked) => remember({ columns: { ...memory.columns, [column.field]: checked } })}
              sx={{ py: 0.25 }}
            />
          }
        />
      ))}
      <Typography variant="subtitle2" id="list-density" sx={{ mt: 1 }}>
        {t('list.density')}
      </Typography>
      <RadioGroup
        row
        aria-labelledby="list-density"
        value={memory.density ?? 'compact'}
        onChange={(_, value) => {
          const density = densities.find(([one]) => one === value)?.[0];
          if (density) remember({ density });
        }}
      >
        {densities.map(([value, label]) => (
          <FormControlLabel key={value} value={value} label={label} control={<Radio sx={{ py: 0.25 }} />} />
        ))}
      </RadioGroup>
      <Button sx={{ mt: 1 }} onClick={() => remember({ columns: {}, widths: {}, density: 'compact' })}>
        {t('action.reset')}
      </Button>
    </Box>
  );
}
