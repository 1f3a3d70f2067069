import GppBad from '@mui/icons-material/GppBadOutlined';
import GppGood from '@mui/icons-material/GppGoodOutlined';
import GppMaybe from '@mui/icons-material/GppMaybeOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ItemWarranty, WarrantyAnswer } from '../../shared/warranties.ts';
import { tabular } from '../theme.ts';
import { useWarrantyTexts } from './warranty-texts.ts';

export interface WarrantyMarkProps {
  readonly warranty: ItemWarranty;
  /** Shows the reasons too: behind a button, or at once. */
  readonly reasons?: 'folded' | 'open';
}

/** Covered or not, until when, by which rule and at which price; with its reasons where there is room (R-002-44, R-003-70). */
export function WarrantyMark({ warranty, reasons }: WarrantyMarkProps): ReactNode {
  const { t } = useTranslation('warranties');
  const { ruleText } = useWarrantyTexts();
  const id = useId();
  const [isOpen, setOpen] = useState(reasons === 'open');
  const [first] = warranty.answers;
  if (!first)
    return (
      <Box component="span" sx={{ color: 'text.secondary' }}>
        {t('mark.none')}
      </Box>
    );
  if (!reasons) return <Summary warranty={warranty} first={first} />;
  return (
    <Box sx={{ minWidth: 0 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 0.5 }}>
        <Summary warranty={warranty} first={first} isRuleApart />
        <Button
          onClick={() => setOpen(!isOpen)}
          aria-expanded={isOpen}
          aria-controls={id}
          sx={{ minHeight: 24, py: 0, px: 0.5, minWidth: 0 }}
        >
          {ruleText(warranty, first) || t('mark.explain')}
        </Button>
      </Box>
      <Box id={id} hidden={!isOpen}>
        {isOpen && <WarrantyReasons warranty={warranty} />}
      </Box>
    </Box>
  );
}

/** Each answer with the steps that led to it, in the order of thought. */
function WarrantyReasons({ warranty }: { readonly warranty: ItemWarranty }): ReactNode {
  const { t } = useTranslation('warranties');
  const { stepText } = useWarrantyTexts();
  const { answers, keepBoxUntil } = warranty;
  return (
    <>
      {answers.map((answer) => (
        <Box key={`${answer.line} ${answer.part}`} sx={{ mt: 0.5 }}>
          {answers.length > 1 && (
            <Typography variant="body2" component="div" sx={{ fontWeight: 600 }}>
              {answer.part || t('mark.whole')} <AnswerMark answer={answer} />
            </Typography>
          )}
          <Box component="ol" aria-label={t('mark.title')} sx={{ m: 0, pl: 2.25, typography: 'body2', ...tabular }}>
            {answer.steps.map((step, index) => (
              <li key={index}>
                {stepText(step)}
                {step.rule !== '' && (
                  <Box component="span" sx={{ color: 'text.secondary', ml: 0.75, whiteSpace: 'nowrap' }}>
                    {step.rule}
                  </Box>
                )}
              </li>
            ))}
          </Box>
        </Box>
      ))}
      {keepBoxUntil !== null && (
        <Typography variant="body2" sx={{ mt: 0.5, ...tabular }}>
          {t('step.keepBox', { day: keepBoxUntil })}{' '}
          <Box component="span" sx={{ color: 'text.secondary' }}>
            R-003-71
          </Box>
        </Typography>
      )}
    </>
  );
}

interface SummaryProps {
  readonly warranty: ItemWarranty;
  readonly first: WarrantyAnswer;
  /** The rule stands on the button beside it. */
  readonly isRuleApart?: boolean;
}

/** The whole in a line; where only its parts have terms, how many of them are free. */
function Summary({ warranty, first, isRuleApart }: SummaryProps): ReactNode {
  const { t } = useTranslation('warranties');
  const { answers } = warranty;
  const more = answers.length - 1;
  if (first.part === '' || more === 0) {
    return (
      <AnswerMark answer={first} isRuleApart={isRuleApart}>
        {more > 0 && t('mark.more', { count: more })}
      </AnswerMark>
    );
  }
  const free = answers.filter(({ price }) => price === 'free').length;
  const Sign = free > 0 ? GppGood : GppBad;
  return (
    <Box component="span" sx={{ ...signed, color: free > 0 ? 'success.main' : 'text.secondary' }}>
      <Sign sx={{ fontSize: 16 }} />
      {t('mark.byPart', { count: answers.length, free })}
    </Box>
  );
}

interface AnswerMarkProps {
  readonly answer: WarrantyAnswer;
  readonly isRuleApart?: boolean | undefined;
  readonly children?: ReactNode;
}

function AnswerMark({ answer, isRuleApart, children }: AnswerMarkProps): ReactNode {
  const { stateText, priceText } = useWarrantyTexts();
  const [Sign, color] = signOf(answer);
  return (
    <Box
      component="span"
      sx={{ ...tabular, display: 'inline-flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 0.75, fontWeight: 400 }}
    >
      <Box component="span" sx={{ ...signed, color }}>
        <Sign sx={{ fontSize: 16 }} />
        {stateText(answer)}
      </Box>
      <span>{priceText(answer)}</span>
      <Box component="span" sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>
        {!isRuleApart && answer.rule} {children}
      </Box>
    </Box>
  );
}

const signed = { ...tabular, display: 'inline-flex', alignItems: 'center', gap: 0.25, whiteSpace: 'nowrap' } as const;

function signOf({ status, price }: WarrantyAnswer): readonly [typeof GppGood, string] {
  if (price === 'free') return [GppGood, 'success.main'];
  if (status === 'unknown') return [GppMaybe, 'warning.main'];
  return [GppBad, 'text.secondary'];
}
