export { caseReader, type Unknown } from './case-reader.ts';
export { countLive, type FlowCases, liveGroups, MOST_GROUPS } from './count-live.ts';
export { flowOfKey, flowsWithTable } from './flows-with-table.ts';
