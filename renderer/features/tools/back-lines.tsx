import Checkbox from '@mui/material/Checkbox';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { leavingOutcomes } from '../../../shared/tool-notes.ts';
import { toolConditions, toolFates } from '../../../shared/tools.ts';
import type { HeldTool } from '../../../shared/tools.ts';
import { FormChoiceField } from '../../components/form-choice-field.tsx';
import { FormQuantityField } from '../../components/form-quantity-field.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { quietLabels } from '../../components/quiet-labels.ts';
import { TablePaper } from '../../components/table-paper.tsx';
import { BackExtra } from './back-extra.tsx';
import { usualFate } from './back-values.ts';
import type { BackLine, BackMode, BackValues } from './back-values.ts';
import { ToolName, ToolTerm } from './tool-marks.tsx';
import { useToolRooms } from './use-tool-rooms.ts';

interface BackLinesProps {
  readonly mode: BackMode;
  readonly lines: readonly BackLine[];
  readonly held: readonly HeldTool[];
}

/** What somebody holds, line by line: what comes back, in which condition, and what becomes of it. */
export function BackLines({ mode, lines, held }: BackLinesProps): ReactNode {
  const { t } = useTranslation('tools');
  return (
    <TablePaper>
      <Table aria-label={t('people.holds')} sx={quietLabels}>
        <TableHead>
          <TableRow>
            {mode !== 'leaving' && <TableCell sx={{ width: 48 }} />}
            <TableCell>{t('field.name')}</TableCell>
            {mode === 'leaving' && <TableCell sx={{ width: 110 }}>{t('leaving.outcomeLabel')}</TableCell>}
            <TableCell sx={{ width: 90 }}>{t('field.qty')}</TableCell>
            <TableCell sx={{ width: 110 }}>{t('field.condition')}</TableCell>
            <TableCell sx={{ width: 120 }}>{t('field.fate')}</TableCell>
            <TableCell sx={{ width: 190 }}>{t('field.note')}</TableCell>
            {mode !== 'return' && <TableCell sx={{ width: 240 }}>{t(mode === 'swap' ? 'swap.new' : 'leaving.price')}</TableCell>}
          </TableRow>
        </TableHead>
        <TableBody>
          {lines.map((line, index) => {
            const tool = held.find(({ issueId }) => issueId === line.issueId);
            return tool && <Row key={line.issueId} mode={mode} line={line} index={index} tool={tool} lines={lines} />;
          })}
        </TableBody>
      </Table>
    </TablePaper>
  );
}

interface RowProps {
  readonly mode: BackMode;
  readonly line: BackLine;
  readonly index: number;
  readonly tool: HeldTool;
  readonly lines: readonly BackLine[];
}

function Row({ mode, line, index, tool, lines }: RowProps): ReactNode {
  const { t } = useTranslation('tools');
  const form = useFormContext<BackValues>();
  const rooms = useToolRooms();
  const at = `lines.${index}` as const;
  const called = `${tool.name} ${tool.toolNo}`.trim();
  const isBack = line.outcome === 'back';
  return (
    <TableRow selected={mode !== 'leaving' && line.isChosen}>
      {mode !== 'leaving' && (
        <TableCell padding="checkbox">
          <Checkbox
            checked={line.isChosen}
            onChange={(_, isChosen) => form.setValue(`${at}.isChosen`, isChosen, { shouldDirty: true })}
            slotProps={{ input: { 'aria-label': called } }}
          />
        </TableCell>
      )}
      <TableCell>
        <ToolName tool={tool} />
        <Typography component="div" variant="body2" sx={{ color: 'text.secondary' }}>
          {tool.issuedOn} · <ToolTerm tool={tool} />
        </Typography>
      </TableCell>
      {mode === 'leaving' && (
        <TableCell>
          <FormChoiceField
            name={`${at}.outcome`}
            label={`${t('leaving.outcomeLabel')} ${called}`}
            options={leavingOutcomes.map((value) => ({ value, label: t(`leaving.outcome.${value}`) }))}
          />
        </TableCell>
      )}
      <TableCell>
        {line.isChosen && tool.openQty > 1 && mode !== 'leaving' ? (
          <FormQuantityField name={`${at}.qty`} label={`${t('field.qty')} ${called}`} unit={tool.unit} />
        ) : (
          <Typography sx={{ py: '6px' }}>
            {tool.openQty} {tool.unit}
          </Typography>
        )}
      </TableCell>
      <TableCell>
        {line.isChosen && isBack && (
          <FormChoiceField
            name={`${at}.condition`}
            label={`${t('field.condition')} ${called}`}
            options={toolConditions.map((value) => ({ value, label: t(`condition.${value}`) }))}
            onValueChange={(value) => form.setValue(`${at}.fate`, usualFate(value as BackLine['condition']), { shouldDirty: true })}
          />
        )}
      </TableCell>
      <TableCell>
        {line.isChosen && isBack && (
          <>
            <FormChoiceField
              name={`${at}.fate`}
              label={`${t('field.fate')} ${called}`}
              options={toolFates.map((value) => ({ value, label: t(`fate.${value}`) }))}
            />
            {rooms.length > 1 && (
              <FormChoiceField
                name={`${at}.placeId`}
                label={`${t('field.place')} ${called}`}
                options={rooms.map(({ id, name }) => ({ value: id, label: name }))}
              />
            )}
          </>
        )}
      </TableCell>
      <TableCell>{line.isChosen && <FormTextField name={`${at}.note`} label={`${t('field.note')} ${called}`} maxLength={300} />}</TableCell>
      {mode !== 'return' && (
        <TableCell>{line.isChosen && <BackExtra mode={mode} line={line} index={index} tool={tool} lines={lines} />}</TableCell>
      )}
    </TableRow>
  );
}
