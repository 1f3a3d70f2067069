import {
  appointmentsOfInput,
  callOffInput,
  makeAppointmentInput,
  moveAppointmentInput,
  reconfirmInput,
  toReconfirmInput,
} from '../../../shared/appointments.ts';
import { command, query, router } from '../../rpc/trpc.ts';
import {
  callOffAppointment,
  listAppointments,
  listToReconfirm,
  makeAppointment,
  moveAppointment,
  reconfirmAppointment,
} from './appointments.service.ts';

export const appointmentsRouter = router({
  of: query(appointmentsOfInput, listAppointments),
  toReconfirm: query(toReconfirmInput, listToReconfirm),
  make: command(makeAppointmentInput, makeAppointment),
  reconfirm: command(reconfirmInput, reconfirmAppointment),
  move: command(moveAppointmentInput, moveAppointment),
  callOff: command(callOffInput, callOffAppointment),
});
