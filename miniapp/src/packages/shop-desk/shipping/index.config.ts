export default definePageConfig({ navigationBarTitleText: '批量发货与打印' })
