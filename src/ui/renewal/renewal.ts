export { exportCalendar } from './exportCalendar';
export { renewalPlan } from './renewalPlan';
export { saveDueExports } from './saveDueExports';
