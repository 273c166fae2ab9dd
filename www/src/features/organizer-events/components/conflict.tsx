import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { T } from '@/i18n/t';

type Props = { open: boolean; onKeep: () => void; onReload: () => void };

/** Somebody else saved the same event meanwhile; neither text is thrown away without being asked. */
export const Conflict = ({ open, onKeep, onReload }: Props) => (
  <Dialog
    open={open}
    onOpenChange={(next) => !next && onKeep()}
    title={<T id="editor.conflict" />}
    description={<T id="editor.conflictLead" />}
    actions={
      <>
        <Button look="secondary" onClick={onKeep}>
          <T id="editor.conflictKeep" />
        </Button>
        <Button onClick={onReload}>
          <T id="editor.conflictReload" />
        </Button>
      </>
    }
  />
);
