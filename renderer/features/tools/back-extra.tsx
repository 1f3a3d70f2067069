import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatYuan, timesFen } from '../../../shared/money.ts';
import { damageDecisions } from '../../../shared/tool-life.ts';
import { isLossFactor, lossFen } from '../../../shared/tool-money.ts';
import type { HeldTool } from '../../../shared/tools.ts';
import { FormChoiceField } from '../../components/form-choice-field.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { useSession } from '../../session.tsx';
import type { BackLine, BackMode } from './back-values.ts';
import { FormFactorField } from './form-factor-field.tsx';
import { NumberField } from './number-field.tsx';

interface BackExtraProps {
  readonly mode: BackMode;
  readonly line: BackLine;
  readonly index: number;
  readonly tool: HeldTool;
  readonly lines: readonly BackLine[];
}

/** What follows from a line: the new tool and who pays for it, or what the missing one costs. */
export function BackExtra(props: BackExtraProps): ReactNode {
  if (props.mode === 'swap') return <Exchange {...props} />;
  return props.line.outcome === 'missing' ? <Missing {...props} /> : null;
}

/** R-000-81, R-000-82: inside its life it is decided who pays, afterwards the new one is free. */
function Exchange({ line, index, tool, lines }: BackExtraProps): ReactNode {
  const { t } = useTranslation('tools');
  const called = `${tool.name} ${tool.toolNo}`.trim();
  const mustDecide = tool.stage === 'inside' && line.condition !== 'good';
  const isChief = useSession().user.roles.includes('supervisor');
  return (
    <Box sx={{ display: 'grid', gap: 1 }}>
      {tool.toolNo !== '' && (
        <NumberField
          name={`lines.${index}.newToolNo`}
          placeName={`lines.${index}.newPlaceId`}
          label={`${t('swap.newNo')} ${called}`}
          itemId={tool.itemId}
          taken={lines.flatMap(({ newToolNo, isChosen }, nth) => (nth === index || !isChosen ? [] : [newToolNo]))}
        />
      )}
      {!mustDecide && (
        <Typography variant="body2" sx={{ color: 'text.secondary', py: 0.5 }}>
          {tool.stage === 'over' ? t('swap.afterLife') : t('swap.free')}
        </Typography>
      )}
      {mustDecide && !isChief && (
        <Typography variant="body2" sx={{ color: 'warning.main' }}>
          {t('swap.chiefDecides', { day: tool.lifeEndsOn })}
        </Typography>
      )}
      {mustDecide && isChief && (
        <>
          <FormChoiceField
            name={`lines.${index}.decision`}
            label={`${t('swap.decision')} ${called}`}
            emptyLabel={t('swap.choose', { day: tool.lifeEndsOn })}
            options={damageDecisions.map((value) => ({
              value,
              label: t(`swap.${value}`, { amount: formatYuan(timesFen(tool.purchaseFen, line.qty)) }),
            }))}
          />
          <FormTextField
            name={`lines.${index}.decisionReason`}
            label={`${t('swap.decisionReason')} ${called}`}
            placeholder={t('swap.decisionReason')}
            maxLength={300}
          />
        </>
      )}
    </Box>
  );
}

/** R-000-74: 1 to 5 times the original price, by the supervisor; from anybody else the loss waits for them. */
function Missing({ line, index, tool }: BackExtraProps): ReactNode {
  const { t } = useTranslation('tools');
  const isChief = useSession().user.roles.includes('supervisor');
  const price = formatYuan(tool.originalFen);
  if (!isChief)
    return (
      <Typography variant="body2" sx={{ color: 'warning.main', py: 0.5 }}>
        {t('leaving.chiefPrices', { price })}
      </Typography>
    );
  const { factor } = line;
  const costs = factor !== null && isLossFactor(factor) ? timesFen(lossFen(tool.originalFen, factor), line.qty) : undefined;
  return (
    <Box sx={{ display: 'flex', gap: 1, alignItems: 'flex-start' }}>
      <Box sx={{ width: 110 }}>
        <FormFactorField name={`lines.${index}.factor`} label={`${t('leaving.factor')} ${tool.name} ${tool.toolNo}`.trim()} />
      </Box>
      <Typography variant="body2" sx={{ py: '6px' }}>
        {costs === undefined ? t('leaving.later', { price }) : t('leaving.costs', { price, amount: formatYuan(costs) })}
      </Typography>
    </Box>
  );
}
