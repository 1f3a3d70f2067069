import Close from '@mui/icons-material/Close';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Link from '@mui/material/Link';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import { formatYuan } from '../../../shared/money.ts';
import type { HeldTool } from '../../../shared/tools.ts';
import { FormQuantityField } from '../../components/form-quantity-field.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { quietLabels } from '../../components/quiet-labels.ts';
import { TablePaper } from '../../components/table-paper.tsx';
import { useSession } from '../../session.tsx';
import type { IssueLineValues } from './issue-values.ts';
import { NumberField } from './number-field.tsx';
import { ToolName } from './tool-marks.tsx';

export interface IssueLinesProps {
  readonly staffId: number;
  readonly lines: readonly IssueLineValues[];
  /** What the person holds already. */
  readonly held: readonly HeldTool[];
  readonly onRemove: (index: number) => void;
}

/** The tools of one issue; whoever has one of a once-only kind already is told so at once (R-000-41). */
export function IssueLines({ staffId, lines, held, onRemove }: IssueLinesProps): ReactNode {
  const { t } = useTranslation(['tools', 'common']);
  return (
    <TablePaper>
      <Table aria-label={t('tools:people.holds')} sx={quietLabels}>
        <TableHead>
          <TableRow>
            <TableCell>{t('tools:field.name')}</TableCell>
            <TableCell sx={{ width: 220 }}>{t('tools:field.no')}</TableCell>
            <TableCell sx={{ width: 140 }}>{t('tools:field.qty')}</TableCell>
            <TableCell sx={{ width: 320 }} />
            <TableCell sx={{ width: 44 }} />
          </TableRow>
        </TableHead>
        <TableBody>
          {lines.map((line, index) => (
            <TableRow key={`${line.itemId} ${index}`}>
              <TableCell>
                <ToolName tool={{ name: line.name, spec: line.spec, toolNo: line.code }} />
              </TableCell>
              <TableCell>
                {line.isNumbered && (
                  <NumberField
                    name={`lines.${index}.toolNo`}
                    placeName={`lines.${index}.placeId`}
                    label={`${t('tools:field.no')} ${line.name}`}
                    itemId={line.itemId}
                    taken={lines.flatMap(({ toolNo }, nth) => (nth === index ? [] : [toolNo]))}
                  />
                )}
              </TableCell>
              <TableCell>
                {!line.isNumbered && (
                  <FormQuantityField name={`lines.${index}.qty`} label={`${t('tools:field.qty')} ${line.name}`} unit={line.unit} />
                )}
              </TableCell>
              <TableCell>
                <Second staffId={staffId} line={line} index={index} lines={lines} held={held} />
                {line.depositFen > 0 && (
                  <Typography variant="body2" sx={{ color: 'text.secondary' }}>
                    {t('tools:issue.deposit', { amount: formatYuan(line.depositFen) })}
                  </Typography>
                )}
              </TableCell>
              <TableCell>
                <IconButton aria-label={`${t('common:action.remove')} ${line.name}`} onClick={() => onRemove(index)}>
                  <Close fontSize="small" />
                </IconButton>
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TablePaper>
  );
}

interface SecondProps {
  readonly staffId: number;
  readonly line: IssueLineValues;
  readonly index: number;
  readonly lines: readonly IssueLineValues[];
  readonly held: readonly HeldTool[];
}

/** R-000-41: the way to the exchange; the supervisor may give a second one with a reason. */
function Second({ staffId, line, index, lines, held }: SecondProps): ReactNode {
  const { t } = useTranslation('tools');
  const { user } = useSession();
  const own = held.filter(({ itemId }) => itemId === line.itemId);
  const before = lines.slice(0, index).filter(({ itemId }) => itemId === line.itemId).length;
  const count = own.reduce((sum, { openQty }) => sum + openQty, 0) + before;
  if (!line.isOnce || count + (line.isNumbered ? 1 : line.qty) <= 1) return null;
  const first = own[0];
  return (
    <Box sx={{ display: 'grid', gap: 0.5 }}>
      <Typography variant="body2" sx={{ color: 'warning.main' }}>
        {count > 0 ? t('issue.held', { count }) : t('issue.onlyOne')}{' '}
        {first && (
          <Link component={RouterLink} to={`/tools/people/${staffId}/swap?issue=${first.issueId}`}>
            {t('people.swap')}
          </Link>
        )}
      </Typography>
      {user.roles.includes('supervisor') && (
        <FormTextField
          name={`lines.${index}.overrideReason`}
          label={`${t('issue.override')} ${line.name}`}
          placeholder={t('issue.override')}
          maxLength={300}
        />
      )}
    </Box>
  );
}
