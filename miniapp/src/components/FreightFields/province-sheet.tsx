import { provinces } from '@yuxiang/shared/provinces'
import { Button } from '@/components/Button'
import { Chips } from '@/components/Chips'
import { Sheet } from '@/components/Sheet'

interface Props {
  title: string
  chosen: readonly string[]
  onChange: (codes: string[]) => void
  onClose: () => void
}

const options = provinces.map(({ code, name }) => ({ key: code as string, name }))

/** Ticks provinces. Mount it to open it. */
export function ProvinceSheet({ title, chosen, onChange, onClose }: Props) {
  const toggle = (code: string) =>
    onChange(chosen.includes(code) ? chosen.filter((one) => one !== code) : [...chosen, code])
  return (
    <Sheet
      open
      title={title}
      onClose={onClose}
      foot={<Button onTap={onClose}>{chosen.length > 0 ? `选好了（${chosen.length}）` : '选好了'}</Button>}
    >
      <Chips many label={title} options={options} chosen={chosen} onTap={toggle} />
    </Sheet>
  )
}
