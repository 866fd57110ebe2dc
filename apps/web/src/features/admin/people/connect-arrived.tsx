import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../../ui/announcer.tsx';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';

type ConnectArrivedProps = { device: string; onMore: () => void; onClose: () => void };

/** The tablet has come: said at once, also to screen readers. */
export function ConnectArrived({ device, onMore, onClose }: ConnectArrivedProps) {
  const { t } = useTranslation('admin');
  useEffect(() => announce(t('connect.arrived', { name: device }), 'assertive'), [t, device]);
  return (
    <>
      <div className="flex flex-col items-center gap-4 px-7 py-10 text-center">
        <span className="grid size-20 place-items-center rounded-full bg-ready-soft text-ready">
          <Icon name="check" size={44} />
        </span>
        <p className="text-title font-semibold">{t('connect.arrived', { name: device })}</p>
        <p className="text-body text-muted">{t('connect.arrivedText')}</p>
      </div>
      <div className="flex flex-wrap justify-end gap-3 border-t border-line px-7 py-4 max-sm:px-5">
        <Button icon="plus" onPress={onMore}>
          {t('connect.more')}
        </Button>
        <Button tone="filled" isFocusedFirst onPress={onClose}>
          {t('connect.done')}
        </Button>
      </div>
    </>
  );
}
