import { merchantKindNames } from '@yuxiang/shared/merchants/check-application'
import { staffRoleNames } from '@yuxiang/shared/merchants/duties'
import { freightWords } from '@/components/ApplicationFacts'
import { Button } from '@/components/Button'
import { Cell } from '@/components/Cell'
import { Tag } from '@/components/Tag'
import { View } from '@/elements'
import { daysLeftWords, saleWords } from '@/services/merchant-words'
import { openPage, pages, pageUrl } from '@/services/navigation'
import { BenchColumns } from '@/workbench/bench-page'
import { Panel } from '@/workbench/figures'
import { Fact } from '@/workbench/form-page'
import { NotYours, type ShopHere, ShopPage } from '../shared/shop-page'
import { ProfileForm } from './profile-form'
import { SettlementForm } from './settlement-form'

/** 店铺资料：介绍、联系人、运费、结算账户与退货地址 */
export default function ShopProfilePage() {
  return (
    <ShopPage section="shop" title="店铺资料" self={pages.merchantShop}>
      {(here) => <Profile here={here} />}
    </ShopPage>
  )
}

function Profile({ here }: { here: ShopHere }) {
  const { shop, may } = here
  const { text, tone } = saleWords(shop)
  const ending = shop.licences
    .filter(({ state }) => state === 'accepted')
    .flatMap(({ daysLeft }) => (daysLeft === null ? [] : [daysLeft]))
  const soonest = ending.length > 0 ? Math.min(...ending) : null
  const { id } = shop
  return (
    <BenchColumns
      main={
        <>
          <Panel title={shop.name} side={<Tag tone={tone}>{text}</Tag>}>
            <Fact name="类型">{merchantKindNames[shop.kind]}</Fact>
            <Fact name="统一社会信用代码">{shop.creditCode ?? '未登记，请在证照页提交营业执照'}</Fact>
            <Fact name="所在地">{[shop.county, shop.township].filter(Boolean).join(' ')}</Fact>
            <Fact name="您的角色">{staffRoleNames[shop.role]}</Fact>
            <Cell
              icon="shield"
              title="证照"
              hint={soonest === null ? '长期有效' : `最早到期的${daysLeftWords(soonest)}`}
              to={pageUrl(pages.merchantLicences, { id })}
            />
            <Cell icon="people" title="员工" to={pageUrl(pages.merchantStaff, { id })} />
          </Panel>
          {may('owner') ? (
            <ProfileForm here={here} />
          ) : (
            <Panel title="店铺介绍">
              <View className="panel__hint">{shop.story}</View>
              <NotYours role={shop.role} who="owner" />
            </Panel>
          )}
        </>
      }
      aside={
        <>
          <Panel title="运费">
            {freightWords(shop.freight).map((words) => (
              <View key={words} className="panel__hint">
                {words}
              </View>
            ))}
            <View className="panel__foot">
              {may('goods') ? (
                <Button tone="line" onTap={() => openPage(pageUrl(pages.merchantFreight, { id }))}>
                  修改运费模板
                </Button>
              ) : (
                <NotYours role={shop.role} who="goods" />
              )}
            </View>
          </Panel>
          <Panel title="退货地址">
            {shop.returnAddress ? (
              <View>
                {shop.returnAddress.name} {shop.returnAddress.phoneMasked}
                <View className="panel__hint">{shop.returnAddress.address}</View>
              </View>
            ) : (
              <View className="panel__hint">还没有；同意第一笔退货时填写，之后自动带出。</View>
            )}
          </Panel>
          {may('owner') ? <SettlementForm here={here} /> : null}
        </>
      }
    />
  )
}
