import { useRouter } from '@tarojs/taro'
import type { Address } from '@yuxiang/shared/api/identity'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { Icon } from '@/components/Icon'
import { Page } from '@/components/Page'
import { SignInPrompt } from '@/components/SignInPrompt'
import { SkeletonRows } from '@/components/Skeleton'
import { Switch } from '@/components/Switch'
import { Field, LongField, Tap, Text, View } from '@/elements'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { goBack } from '@/services/navigation'
import { useSession } from '@/store/session'
import { FormRow } from '../shared/form-row'
import { pathText } from '../shared/regions'
import { PasteBox } from './paste-box'
import { RegionSheet } from './region-sheet'
import { useAddressForm } from './use-address-form'
import './index.scss'

/** 新增或编辑收货地址 */
export default function AddressEditPage() {
  const session = useSession()
  const { params } = useRouter()
  if (!session) return <SignInPrompt title="收货地址" />
  const userId = session.user.id
  return params.id ? <Existing id={params.id} userId={userId} /> : <Form key={userId} userId={userId} />
}

function Existing({ id, userId }: { id: string; userId: string }) {
  const addresses = useAnswer(ownName(userId, 'addresses'), () => call('GET /api/addresses'))
  const address = addresses.data?.items.find((item) => item.id === id)
  if (address) return <Form key={id} userId={userId} address={address} />
  return (
    <Page title="编辑地址">
      {addresses.data ? (
        <Empty icon="place" title="这个地址已经不在了" action="返回" onAction={goBack} />
      ) : addresses.problem ? (
        <Failure problem={addresses.problem} onRetry={() => void addresses.reload()} />
      ) : (
        <SkeletonRows count={2} />
      )}
    </Page>
  )
}

function Form({ userId, address }: { userId: string; address?: Address }) {
  const form = useAddressForm(userId, address)
  const { draft, errors, change } = form
  const regions = useAnswer('regions', () => call('GET /api/regions'))
  const [picking, setPicking] = useState(false)
  const bar = (
    <View className="address-edit__bar">
      {address ? (
        <Button className="address-edit__remove" tone="plain" onTap={() => void form.remove()}>
          删除
        </Button>
      ) : null}
      <Button className="grow" loading={form.saving} onTap={() => void form.save()}>
        保存
      </Button>
    </View>
  )
  return (
    <Page title={address ? '编辑地址' : '新增地址'} footBar={bar} className="address-edit">
      {address ? null : <PasteBox regions={regions.data?.items} onRead={change} />}
      <View className="card address-edit__form">
        <FormRow name="收货人" error={errors.name}>
          <Field
            className="form-row__field"
            label="收货人"
            placeholder="姓名"
            value={draft.name}
            maxLength={25}
            onInput={(name) => change({ name })}
          />
        </FormRow>
        <FormRow name="手机号" error={errors.phone}>
          <Field
            className="form-row__field"
            label="手机号"
            placeholder="用于快递联系"
            type="tel"
            value={draft.phone}
            maxLength={11}
            onInput={(phone) => change({ phone })}
          />
        </FormRow>
        <FormRow name="所在地区" error={errors.region}>
          <Tap
            className="row address-edit__region"
            label={`所在地区，${draft.region || '省、市、区县'}`}
            onTap={() => setPicking(true)}
          >
            <Text className={`grow ${draft.region ? '' : 'placeholder'}`}>
              {draft.region || '省、市、区县'}
            </Text>
            <Icon name="next" size="sm" color="muted" />
          </Tap>
        </FormRow>
        <FormRow name="详细地址" tall error={errors.detail}>
          <LongField
            className="address-edit__detail"
            label="详细地址"
            placeholder="街道、小区、楼栋、门牌号"
            value={draft.detail}
            maxLength={100}
            onInput={(detail) => change({ detail })}
          />
        </FormRow>
      </View>
      <View className="card row address-edit__default">
        <View className="grow">设为默认地址</View>
        <Switch on={draft.isDefault} label="设为默认地址" onChange={(isDefault) => change({ isDefault })} />
      </View>
      {picking ? (
        <RegionSheet
          regions={regions}
          chosen={draft.regionCode}
          onPick={(path) => {
            change({ regionCode: path[path.length - 1]?.code ?? '', region: pathText(path) })
            setPicking(false)
          }}
          onClose={() => setPicking(false)}
        />
      ) : null}
    </Page>
  )
}
