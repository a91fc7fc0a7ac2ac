export default definePageConfig({ navigationBarTitleText: '积分抢购', enableShareAppMessage: true })
