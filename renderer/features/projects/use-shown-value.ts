import { useTranslation } from 'react-i18next';
import { formatYuan } from '../../../shared/money.ts';
import type { ProjectFacts } from '../../../shared/projects.ts';

/** The value of a project's field in words, for comparing two versions of it. */
export function useShownValue(): (field: keyof ProjectFacts, facts: Partial<ProjectFacts>) => string {
  const { t } = useTranslation(['projects', 'warranties']);
  return (field, facts) => {
    const { budgetFen, documents = [], paymentState, progressPlan = [], trade = '' } = facts;
    switch (field) {
      case 'paymentState':
        return paymentState ? t(`projects:payment.${paymentState}`) : '';
      case 'trade':
        return trade === '' ? t('projects:noTrade') : t(`warranties:policy.${trade}`);
      case 'budgetFen':
        return budgetFen ? formatYuan(budgetFen) : '';
      case 'documents':
        return documents.map((kind) => t(`projects:document.${kind}`)).join('\n');
      case 'progressPlan':
        return progressPlan.map(({ text, plannedOn, doneOn }) => [text, plannedOn, doneOn].filter(Boolean).join(' ')).join('\n');
      default:
        return String(facts[field] ?? '');
    }
  };
}
