export default definePageConfig({ navigationBarTitleText: '主管部门人员' })
