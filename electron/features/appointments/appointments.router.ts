import {
  appointmentRegisterInput,
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
  readRegister,
  reconfirmAppointment,
} from './appointments.service.ts';

export const appointmentsRouter = router({
  of: query(appointmentsOfInput, listAppointments),
  toReconfirm: query(toReconfirmInput, listToReconfirm),
  printData: query(appointmentRegisterInput, readRegister),
  make: command(makeAppointmentInput, makeAppointment),
  reconfirm: command(reconfirmInput, reconfirmAppointment),
  move: command(moveAppointmentInput, moveAppointment),
  callOff: command(callOffInput, callOffAppointment),
});
