export { addBackTestCommand } from './add-command.ts';
