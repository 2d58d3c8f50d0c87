import { ChevronLeft } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { EditorSteps } from '../../design/lifecycle/editor-steps.tsx';
import { SaveState, type useAutosave } from '../../editing/save/index.ts';
import { paths } from '../../paths.ts';
import { TextLink } from '../../ui/index.ts';
import { ScenarioState, type Scenarios } from './bench/index.ts';
import { JsonMenu } from './json-menu.tsx';
import { Toolbar } from './toolbar.tsx';
import type { Editor } from './use-editor.ts';

interface TopBarProps {
  editor: Editor;
  save: ReturnType<typeof useAutosave>;
  timeZone: string;
  scenarios: Scenarios;
  /** Shows the scenarios below the canvas. */
  onScenarios: () => void;
}

/** Where one is, whether it is kept, and what can be done. */
export function TopBar(props: TopBarProps) {
  const { editor, save, timeZone, scenarios, onScenarios } = props;
  const t = useTranslations('editor');
  const locale = useLocale();
  const { flow } = editor;
  const version = save.kept.lockVersion === null ? undefined : 'draft';
  return (
    <header className="flex h-11 shrink-0 items-center gap-3 border-line border-b bg-surface px-3 max-md:h-auto max-md:flex-wrap max-md:gap-x-2 max-md:gap-y-1 max-md:py-1.5">
      <TextLink href={paths.flow(flow.key, { version })}>
        <span className="flex items-center gap-1 text-sm">
          <ChevronLeft aria-hidden="true" className="size-4" />
          <span className="max-lg:sr-only">{t('back')}</span>
        </span>
      </TextLink>
      <h1 className="min-w-0 truncate font-semibold">{flow.name[locale] || flow.key}</h1>
      <SaveState save={save} timeZone={timeZone} />
      <div className="ml-auto flex shrink-0 items-center max-md:ml-0 max-md:w-full max-md:overflow-x-auto">
        <Toolbar editor={editor} />
        <span className="mx-1 h-5 w-px bg-line" />
        <JsonMenu editor={editor} />
        <span className="mx-1 h-5 w-px bg-line" />
        <ScenarioState onOpen={onScenarios} scenarios={scenarios} />
        <span className="ml-1 flex items-center gap-2">
          <EditorSteps
            design={{ kind: flow.kind, key: flow.key, name: flow.name[locale] || flow.key }}
            save={save}
            timeZone={timeZone}
          />
        </span>
      </div>
    </header>
  );
}
