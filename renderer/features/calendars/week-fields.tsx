import ContentCopy from '@mui/icons-material/ContentCopyOutlined';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useCalendarTexts } from '../../components/calendar-texts.ts';
import { FormTextField } from '../../components/form-text-field.tsx';

const days = [0, 1, 2, 3, 4, 5, 6] as const;
const targets = { toWeekdays: [0, 1, 2, 3, 4], toWeekend: [5, 6], toAll: days } as const;

/** Seven lines of hours, Monday to Sunday; `name` is the path of the list, `title` tells two weeks apart for those who hear the form. */
export function WeekFields({ name, title }: { readonly name: string; readonly title?: string | undefined }): ReactNode {
  const { weekday } = useCalendarTexts();
  return (
    <Box role="group" aria-label={title} sx={{ display: 'grid', gap: 1 }}>
      {days.map((nth) => (
        <FormTextField
          key={nth}
          name={`${name}.${nth}`}
          label={weekday(nth)}
          maxLength={120}
          endAdornment={<CopyButton name={name} nth={nth} />}
        />
      ))}
    </Box>
  );
}

function CopyButton({ name, nth }: { readonly name: string; readonly nth: number }): ReactNode {
  const { t } = useTranslation('calendars');
  const { weekday } = useCalendarTexts();
  const form = useFormContext();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const copy = (to: readonly number[]) => {
    const text: unknown = form.getValues(`${name}.${nth}`);
    for (const day of to) form.setValue(`${name}.${day}`, text, { shouldDirty: true, shouldValidate: form.formState.isSubmitted });
    setAnchor(null);
  };
  const label = t('form.copyDay', { day: weekday(nth) });
  return (
    <>
      <IconButton
        size="small"
        edge="end"
        aria-label={label}
        title={label}
        aria-haspopup="menu"
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <ContentCopy fontSize="small" />
      </IconButton>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {(['toWeekdays', 'toWeekend', 'toAll'] as const).map((target) => (
          <MenuItem key={target} onClick={() => copy(targets[target])}>
            {t(`form.${target}`)}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
