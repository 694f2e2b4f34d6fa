"""Money: cash, savings, loans, funds, insurances, taxes and debts, in whole cents."""

from ws.engine.feature import Acts, Feature, Handles, Listens, Status, View
from ws.features.ageing.api import LifeEnded
from ws.features.day.api import DayBegan
from ws.features.money import deeds, facts, handlers, messages, offers, systems, views
from ws.features.money.records import Credit, Holding, Loan, Money, Month, Policy, Statement, TaxYear

FEATURE = Feature(
    name="money",
    needs=("ageing", "day", "vitals"),
    owns=(Money, Month, Statement, TaxYear, Credit, Loan, Holding, Policy),
    handles=(
        Handles(messages.GetStatement, messages.StatementShown, handlers.get_statement),
        Handles(messages.TakeLoan, messages.LoanGranted, handlers.take_loan),
        Handles(messages.RepayLoan, messages.LoanPaid, handlers.repay_loan),
        Handles(messages.SaveMoney, messages.MoneySaved, handlers.save_money),
        Handles(messages.WithdrawSavings, messages.SavingsWithdrawn, handlers.withdraw_savings),
        Handles(messages.GetFunds, messages.Funds, handlers.get_funds),
        Handles(messages.Invest, messages.Invested, handlers.invest),
        Handles(messages.SellInvestment, messages.InvestmentSold, handlers.sell_investment),
        Handles(messages.GetBankOffers, messages.BankOffers, offers.get_bank_offers),
        Handles(messages.BuyInsurance, messages.InsuranceBought, handlers.buy_insurance),
        Handles(messages.CancelInsurance, messages.InsuranceCancelled, handlers.cancel_insurance),
        Handles(messages.DeclareBankruptcy, messages.Bankrupt, handlers.declare_bankruptcy),
    ),
    listens=(Listens(DayBegan, systems.month_begins), Listens(LifeEnded, systems.life_ends)),
    acts=(
        Acts(messages.LoanChosen, deeds.lend),
        Acts(messages.RepaymentChosen, deeds.pay_back),
        Acts(messages.SavingChosen, deeds.put_aside),
        Acts(messages.InvestmentChosen, deeds.trade),
        Acts(messages.InsuranceChosen, deeds.insure),
        Acts(messages.CancellationChosen, deeds.cancel),
        Acts(messages.BankruptcyChosen, deeds.go_bankrupt),
    ),
    views=(
        View("money", (Money, Credit, Loan, Holding), views.money),
        View("bank", (Loan, Holding, Policy, Statement), views.bank),
    ),
    status=(Status(views.status, views.never),),
    facts=(facts.MoneyEarned, facts.MoneySpent, facts.LoanTaken, facts.LoanRepaid, facts.WentBankrupt),
)
