import { z } from 'zod';
import { id } from '../../../shared/fields.ts';
import {
  addActionInput,
  closeIncidentInput,
  doneActionInput,
  incidentCountInput,
  incidentListInput,
  incidentPrintInput,
  incidentTargetInput,
  incidentsOfInput,
  instructIncidentInput,
  reasonedIncidentInput,
  recordIncidentPrintInput,
  reportIncidentInput,
  signIncidentInput,
  visitIncidentInput,
  writeIncidentInput,
} from '../../../shared/incidents.ts';
import { command, query, router } from '../../rpc/trpc.ts';
import { addAction, closeIncident, endIncidentAction } from './incident-actions.service.ts';
import {
  fileIncident,
  instructIncident,
  refuseIncident,
  sendIncidentBack,
  signIncident,
  submitIncident,
  visitIncident,
  writeIncident,
} from './incident-appraisal.service.ts';
import { reportIncident } from './incident-report.service.ts';
import {
  countIncidentList,
  countSafetyAccidents,
  exportIncidents,
  listIncidents,
  listIncidentsOf,
  readIncidentPrintData,
  recordIncidentPrint,
  viewIncident,
} from './incidents.service.ts';

export const incidentsRouter = router({
  list: query(incidentListInput, listIncidents),
  count: query(incidentCountInput, countIncidentList),
  get: query(z.strictObject({ id }), viewIncident),
  of: query(incidentsOfInput, listIncidentsOf),
  safety: query(z.strictObject({}), countSafetyAccidents),
  report: command(reportIncidentInput, reportIncident),
  visit: command(visitIncidentInput, visitIncident),
  write: command(writeIncidentInput, writeIncident),
  submit: command(incidentTargetInput, submitIncident),
  sign: command(signIncidentInput, signIncident),
  refuse: command(reasonedIncidentInput, refuseIncident),
  file: command(incidentTargetInput, fileIncident),
  instruct: command(instructIncidentInput, instructIncident),
  sendBack: command(reasonedIncidentInput, sendIncidentBack),
  addAction: command(addActionInput, addAction),
  doneAction: command(doneActionInput, endIncidentAction),
  close: command(closeIncidentInput, closeIncident),
  export: command(incidentListInput, exportIncidents),
  printData: query(incidentPrintInput, readIncidentPrintData),
  recordPrint: command(recordIncidentPrintInput, recordIncidentPrint),
});
