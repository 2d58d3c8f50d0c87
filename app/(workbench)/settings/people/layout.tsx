import { underRule } from '../../../data/under-rule.tsx';

export default underRule('member.list');
