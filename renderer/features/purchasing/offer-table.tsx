import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { InquiryView, OfferView } from '../../../shared/inquiries.ts';
import { countingUnit, formatQuantity } from '../../../shared/pack-quantity.ts';
import { dayOf } from '../../../shared/time.ts';
import { CommandButton } from '../../components/command-button.tsx';
import { Money } from '../../components/money.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { useNow } from '../../components/use-now.ts';
import { useZone } from '../../session.tsx';
import { tabular } from '../../theme.ts';

interface OfferTableProps {
  readonly inquiry: InquiryView;
  readonly acts: Readonly<Record<'choose' | 'edit' | 'remove', (offer: OfferView) => void>> | undefined;
}

const tenthsText = (tenths: number) => (tenths / 10).toFixed(1);

/** Suppliers side by side: the price of each item, the total, and the points with their arithmetic. */
export function OfferTable({ inquiry, acts }: OfferTableProps): ReactNode {
  const { t } = useTranslation('purchasing');
  const today = dayOf(useNow(), useZone());
  const { offerRows: offers, lines, weights } = inquiry;
  if (offers.length === 0) return <Typography sx={{ color: 'text.secondary' }}>{t('inquiries.noOffers')}</Typography>;
  /** What the server would not take either. */
  const refusalOf = ({ totalFen, validUntil }: OfferView) => {
    if (totalFen === null) return { refusal: t('inquiries.notComplete') };
    return validUntil !== '' && validUntil < today ? { refusal: t('inquiries.outOfDate') } : {};
  };
  const row = (label: ReactNode, cell: (offer: OfferView) => ReactNode, isStrong = false) => (
    <TableRow>
      <TableCell component="th" scope="row" sx={{ color: 'text.secondary' }}>
        {label}
      </TableCell>
      {offers.map((offer) => (
        <TableCell key={offer.id} align="right" sx={{ ...tabular, ...(isStrong && { fontWeight: 600 }) }}>
          {cell(offer)}
        </TableCell>
      ))}
    </TableRow>
  );
  const priceOf = (offer: OfferView, lineId: number) => offer.prices.find((price) => price.lineId === lineId)?.priceFen;
  return (
    <>
      <TableContainer>
        <Table aria-label={t('inquiries.compare')}>
          <TableHead>
            <TableRow>
              <TableCell>{t('field.supplier')}</TableCell>
              {offers.map((offer) => (
                <TableCell key={offer.id} align="right" sx={{ minWidth: 170 }}>
                  <Box sx={{ display: 'flex', gap: 0.5, justifyContent: 'flex-end', alignItems: 'center', flexWrap: 'wrap' }}>
                    {offer.supplierName}
                    {offer.id === inquiry.chosenOfferId && <StatusChip label={t('inquiries.chosen')} tone="done" />}
                    {offer.score.isBest && <StatusChip label={t('inquiries.best')} tone="active" />}
                  </Box>
                </TableCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {lines.map((line) => (
              <TableRow key={line.lineId}>
                <TableCell component="th" scope="row">
                  {line.name} ×{' '}
                  <Box component="span" sx={{ whiteSpace: 'nowrap' }}>
                    {formatQuantity(line.qty, line)}
                  </Box>
                </TableCell>
                {offers.map((offer) => (
                  <TableCell key={offer.id} align="right" sx={tabular}>
                    <Money fen={priceOf(offer, line.lineId)} />{' '}
                    {priceOf(offer, line.lineId) === undefined ? '—' : `/ ${countingUnit(line)}`}
                  </TableCell>
                ))}
              </TableRow>
            ))}
            {row(t('field.total'), (offer) => (offer.totalFen === null ? t('inquiries.incomplete') : <Money fen={offer.totalFen} />), true)}
            {row(t('field.leadDays'), ({ leadDays }) => t('inquiries.days', { count: leadDays }))}
            {row(t('field.validUntil'), ({ validUntil }) =>
              validUntil === '' ? '—' : validUntil < today ? `${validUntil} ${t('inquiries.expired')}` : validUntil,
            )}
            {row(t('field.score'), (offer) => (offer.score.tenths === null ? '—' : <Score offer={offer} />), true)}
            {row(t('field.note'), ({ note }) => note || '—')}
            {acts &&
              row('', (offer) => (
                <Box sx={{ display: 'flex', gap: 0.5, justifyContent: 'flex-end' }}>
                  <Button size="small" onClick={() => acts.remove(offer)}>
                    {t('inquiries.remove')}
                  </Button>
                  <Button size="small" onClick={() => acts.edit(offer)}>
                    {t('inquiries.edit')}
                  </Button>
                  <CommandButton
                    label={t('inquiries.choose')}
                    isPrimary={offer.score.isBest}
                    onClick={() => acts.choose(offer)}
                    {...refusalOf(offer)}
                  />
                </Box>
              ))}
          </TableBody>
        </Table>
      </TableContainer>
      <Typography variant="body2" sx={{ color: 'text.secondary', mt: 1 }}>
        {t('inquiries.weights', { ...weights })} · {t('inquiries.priceRule')}
      </Typography>
    </>
  );
}

/** The points and how they come about. */
function Score({ offer: { score } }: { readonly offer: OfferView }): ReactNode {
  const { t } = useTranslation('purchasing');
  const sum = score.lines.reduce((all, { weight }) => all + weight, 0);
  return (
    <>
      <Typography component="div" sx={{ fontWeight: 700, fontSize: 16, ...tabular }}>
        {tenthsText(score.tenths ?? 0)}
      </Typography>
      {score.lines.map(({ part, points, weight, tenths }) => (
        <Typography key={part} component="div" variant="body2" sx={{ color: 'text.secondary', ...tabular }}>
          {t('inquiries.arithmetic', {
            part: t(`part.${part}`),
            points,
            weight: sum === 100 ? weight : ((weight * 100) / sum).toFixed(1),
            share: tenthsText(tenths),
          })}
        </Typography>
      ))}
    </>
  );
}
