import { type Issue, type LocalText, warning } from '#engine/core/issue';
import type { Element } from '#plugins/importer/dmn';

/** Where an element of a DMN file stands, as far as its name and id tell. */
export function placeOf({ name, attributes }: Element): string {
  return `/${name}/${attributes.id ?? attributes.name ?? ''}`;
}

const called = ({ attributes, name }: Element): string => attributes.name ?? name;

export function elementLeftOut(element: Element): Issue {
  const what = called(element);
  return warning(
    'dmn-element-left-out',
    placeOf(element),
    {
      zh: `“${what}”（${element.name}）在设计中没有对应物，未导入`,
      en: `"${what}" (${element.name}) has no counterpart among designs and was left out`,
    },
    { element: element.name },
  );
}

export function expressionLeftOut(element: Element, kind: string): Issue {
  return warning(
    'dmn-expression-left-out',
    placeOf(element),
    {
      zh: `“${called(element)}”不是决策表或文字表达式（${kind}），未导入`,
      en: `"${called(element)}" is neither a decision table nor a literal expression (${kind}) and was left out`,
    },
    { kind },
  );
}

export function requirementLeftOut(element: Element, href: string): Issue {
  return warning(
    'dmn-requirement-left-out',
    placeOf(element),
    {
      zh: `“${called(element)}”需要未导入的“${href}”，因此也未导入`,
      en: `"${called(element)}" needs "${href}", which was not imported, and was left out with it`,
    },
    { href },
  );
}

export function typeLeftOut(element: Element, typeRef: string, lost: LocalText): Issue {
  return warning(
    'dmn-type-left-out',
    placeOf(element),
    {
      zh: `“${called(element)}”的类型“${typeRef}”只部分导入：${lost.zh}`,
      en: `the type "${typeRef}" of "${called(element)}" was imported in part: ${lost.en}`,
    },
    { typeRef },
  );
}

export function columnsDiffer(element: Element): Issue {
  return warning('dmn-columns', placeOf(element), {
    zh: `“${called(element)}”有多个输出列：在流程中单独的名称指第一列，多行结果按列给出`,
    en: `"${called(element)}" has several output columns: in a flow its bare name is the first one, and several rows come as one list for each column`,
  });
}

export function noLine(): Issue {
  return warning('dmn-no-line', '', {
    zh: '没有给出数字的最终决策，因此流程没有输出行，需要补上才能计费',
    en: 'no final decision gives a number, so the flow has no output line; add one before it can charge',
  });
}

/** `path` is that of the first of `count`. */
export function keptAside(path: string, kind: string, count = 1): Issue {
  const more =
    count > 1 ? { zh: `（共 ${count} 个）`, en: ` (${count} of them)` } : { zh: '', en: '' };
  return warning(
    'dmn-kept-aside',
    path,
    {
      zh: `DMN 没有“${kind}”${more.zh}：其他工具看不到它，重新导入时会恢复`,
      en: `DMN has no "${kind}"${more.en}: other tools don't see it; importing the file again restores it`,
    },
    { kind, count },
  );
}

export function designLeftOut(path: string, kind: string): Issue {
  return warning(
    'dmn-design-left-out',
    path,
    {
      zh: `“${kind}”类的设计不能写入 DMN 文件，未导出`,
      en: `a design of the kind "${kind}" can't be written to a DMN file and was left out`,
    },
    { kind },
  );
}

export function charactersReplaced(): Issue {
  return warning('dmn-characters', '', {
    zh: 'XML 不允许的控制字符已替换为 U+FFFD',
    en: 'control characters that XML does not allow were replaced by U+FFFD',
  });
}

/** A decision of several columns is a context in DMN, where the flow takes the first by itself. */
export function columnsKept(path: string): Issue {
  return warning('dmn-columns', path, {
    zh: '有多个输出列：在 DMN 中该决策的值是包含全部列的上下文',
    en: 'several output columns: in DMN the value of the decision is a context of them all',
  });
}
