import { underRule } from '../../data/under-rule.tsx';

export default underRule('invoice.list');
