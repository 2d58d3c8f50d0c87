import { verifyTable } from '#engine/core/table/verify';
import type { VerifyAnswer, VerifyQuestion } from './verify-message.ts';

/** Looks for faults beside the page: of a thousand rows it takes half a second. */
self.onmessage = ({ data }: MessageEvent<VerifyQuestion>) => {
  const { table, allowsGaps } = data;
  const answer: VerifyAnswer = { findings: verifyTable(table, { allowsGaps }) };
  self.postMessage(answer);
};
